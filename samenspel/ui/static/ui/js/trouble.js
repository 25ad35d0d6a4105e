// When a part cannot be fetched or the house says no, say so in the status region; the page stays as it was.

const REFUSED = 400
const INVALID = 422

export function tellOfTrouble() {
  const region = document.getElementById('messages')
  if (!region) return
  document.addEventListener('htmx:after:request', ({ detail }) => {
    if (isAskedByItself(detail)) return
    const status = detail.ctx?.response?.raw?.status ?? detail.ctx?.response?.status
    if (status >= REFUSED && status !== INVALID) tell(region, status >= 500 ? region.dataset.broken : region.dataset.refused)
  })
  document.addEventListener('htmx:error', ({ detail }) => isAskedByItself(detail) || tell(region, region.dataset.unreachable))
}

/** Nobody did anything: a part asked for what is new, and will again. */
function isAskedByItself(detail) {
  return detail.ctx?.sourceEvent?.type?.startsWith('live:')
}

function tell(region, words) {
  const message = document.createElement('p')
  message.className = 'message message-error'
  message.textContent = words
  region.replaceChildren(message)
  region.scrollIntoView({ block: 'nearest' })
}
