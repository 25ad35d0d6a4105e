// Tells whoever listens to a screen reader how many are new, politely; never the whole text. A part that wants it
// has an id, data-live-counts="<selector of its items, each with an id>", data-live-one and data-live-more.

const before = new Map()
const items = (part) => new Set([...part.querySelectorAll(part.dataset.liveCounts)].map((item) => item.id))

export function countBefore(element) {
  if (element.dataset.liveCounts && element.id) before.set(element.id, items(element))
}

export function sayNew(element) {
  const known = before.get(element.id)
  const part = document.getElementById(element.id)
  if (!known || !part?.dataset.liveCounts) return
  before.delete(element.id)
  const fresh = [...items(part)].filter((id) => !known.has(id)).length
  if (fresh) say(fresh === 1 ? part.dataset.liveOne : part.dataset.liveMore.replace('%(n)s', fresh))
}

function say(words) {
  const region = document.getElementById('live')
  // Emptied first: the same words a second time would else not be read.
  region.replaceChildren()
  setTimeout(() => { region.textContent = words }, 100)
}
