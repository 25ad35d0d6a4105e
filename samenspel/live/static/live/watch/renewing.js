// Tickets last a quarter of an hour. Then the page asks for itself, as anyone would by loading it again: what comes
// back has new tickets, if it may still be seen. What stands on the screen stays as it is.

import { stopWatching, watching } from './parts.js'

/** Gives parts a new ticket; one that is not in the page any more stops watching. ``since``: ticket → position. */
export async function renew(since) {
  let answer
  try {
    answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' })
  } catch {
    return
  }
  if (answer.status >= 500 || answer.status === 429) return
  const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  for (const element of watching()) {
    const kind = element.dataset.liveHere ? '[data-live-here]' : ':not([data-live-here])'
    const found = fresh?.querySelector(`[data-live="${CSS.escape(element.dataset.live)}"]${kind}`)
    if (found) {
      since.set(found.dataset.liveTicket, since.get(element.dataset.liveTicket) ?? '')
      element.dataset.liveTicket = found.dataset.liveTicket
    } else if (element.matches('[hx-get]')) {
      // It came later, from an address of its own, and asks there.
      element.dispatchEvent(new CustomEvent('live:changed', { detail: { channel: '' } }))
    } else stopWatching(element)
  }
}
