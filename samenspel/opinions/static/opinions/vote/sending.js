// Sends what was voted in small batches, again and again until the house has it. What arrives twice counts once.

const SOON = 250
const MOST = 50
const LONGEST_WAIT = 20_000

export class Sending {
  /**
   * kept     what waits (Kept)
   * have     () → the statements this page has ahead, so that others come
   * answer   (what the house says) → nothing
   * state    ('kept' | 'waiting' | 'closed' | 'refused') → nothing
   */
  constructor({ url, token, kept, have, answer, state }) {
    Object.assign(this, { url, token, kept, have, answer, state })
    this.wait = SOON
    addEventListener('online', () => this.now())
    document.addEventListener('visibilitychange', () => this.now())
  }

  /** After a short while, so that quick votes go together. */
  soon(after = SOON) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), after)
  }

  now() {
    if (this.stopped || this.busy) return
    this.wait = SOON
    this.soon(0)
  }

  /** One batch; also an empty one, to ask for more statements. */
  async send() {
    if (this.busy || this.stopped) return
    this.busy = true
    const rows = this.kept.all().slice(0, MOST)
    const said = await this.post(rows)
    this.busy = false
    if (said) this.arrived(rows, said)
  }

  async post(rows) {
    const now = Date.now()
    const votes = rows.map(({ s, v, t }) => ({ s, v, ago: Math.max(0, now - t) }))
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRFToken': this.token },
        body: JSON.stringify({ votes, have: this.have() }),
        keepalive: true,
      })
      if (answer.ok) return await answer.json()
      if ([403, 404, 422].includes(answer.status)) return this.stop(answer)
    } catch {
      // No connection: it waits below, as after an answer that says to wait.
    }
    this.state('waiting')
    this.soon(this.wait)
    this.wait = Math.min(LONGEST_WAIT, this.wait * 2)
    return null
  }

  async stop(answer) {
    this.stopped = true
    const said = await answer.json().catch(() => ({}))
    this.state(said.error === 'closed' ? 'closed' : 'refused')
    return null
  }

  arrived(rows, said) {
    this.wait = SOON
    for (const row of rows) this.kept.drop(row)
    this.answer(said)
    const isLeft = this.kept.all().length > 0
    this.state(isLeft ? 'waiting' : 'kept')
    if (isLeft) this.soon(0)
  }
}
