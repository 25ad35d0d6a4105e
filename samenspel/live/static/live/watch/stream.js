// One open connection to the live process: what comes in as it comes in, and silence noticed. A POST, so that no
// ticket stands in an address that is logged somewhere; the answer is what an EventSource would read.

const SILENT = 55_000

/** Listens until it ends, and gives the status it was answered with, 0 for none. Kinds: changed, here, id, retry. */
export async function listen(address, tickets, signal, on) {
  const silence = new AbortController()
  let heard = Date.now()
  signal.addEventListener('abort', () => silence.abort(), { once: true })
  const watch = setInterval(() => Date.now() - heard > SILENT && silence.abort(), 5000)
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: JSON.stringify({ tickets }),
      headers: { 'Content-Type': 'text/plain' },
      credentials: 'omit',
      cache: 'no-store',
      signal: silence.signal,
    })
    if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/event-stream')) return answer.status || 0
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    const read = blocks(on)
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return answer.status
      heard = Date.now()
      read(value)
    }
  } catch {
    return 0
  } finally {
    clearInterval(watch)
  }
}

/** Puts pieces of text together into blocks, and tells each. */
export function blocks(on) {
  let kept = ''
  return (text) => {
    const parts = (kept + text).split('\n\n')
    kept = parts.pop()
    for (const part of parts) block(part, on)
  }
}

function block(text, on) {
  const fields = new Map(
    text.split('\n').filter((line) => line.includes(': ')).map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
  if (fields.has('retry')) on('retry', fields.get('retry'))
  if (fields.has('data')) on(fields.get('event') ?? 'changed', fields.get('data'))
  if (fields.has('id')) on('id', fields.get('id'))
}
