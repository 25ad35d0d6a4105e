// What someone types in stays, with the focus, when what stands around it is put in anew: <div id="…" data-live-keep>.

const kept = new Map()

export function keepWhatIsTyped() {
  document.addEventListener('htmx:before:swap', () => {
    const focus = document.activeElement
    for (const part of document.querySelectorAll('[data-live-keep]:not(:empty)')) {
      const isIn = part.contains(focus)
      kept.set(part.id, { part, focus: isIn ? focus : null, from: isIn && focus.selectionStart, to: isIn && focus.selectionEnd })
    }
  })
  document.addEventListener('htmx:after:swap', () => {
    for (const [id, each] of kept) putBack(id, each)
  })
}

function putBack(id, { part, focus, from, to }) {
  const place = document.getElementById(id)
  if (part.isConnected || !place) return
  place.replaceWith(part)
  focus?.focus({ preventScroll: true })
  if (focus && Number.isInteger(from)) focus.setSelectionRange(from, to)
}
