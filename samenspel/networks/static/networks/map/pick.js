// Choosing a region and moving over the map, by keys, by pointer and by buttons.

const CLOSEST = 6
const STEP = 1.4
const PAN = 60

const TOWARDS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }

/** The region that lies most in a direction from another, or undefined. */
export function next(spots, key, direction) {
  const from = spots.get(key)
  let best
  for (const [other, spot] of spots) {
    const [dx, dy] = [spot.x - from.x, spot.y - from.y]
    const along = dx * direction[0] + dy * direction[1]
    if (other === key || along <= 0) continue
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0])
    const cost = along + 2 * aside
    if (!best || cost < best.cost) best = { key: other, cost }
  }
  return best?.key
}

/** Keys and clicks on regions: `choose(key or null)` is called with what was chosen. */
export function picking(svg, map, choose) {
  svg.addEventListener('keydown', (event) => {
    const key = event.target.closest('.map-region')?.dataset.key
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (key && TOWARDS[event.key]) map.focusOn(next(map.spots, key, TOWARDS[event.key]))
    else if (key && (event.key === 'Enter' || event.key === ' ')) choose(map.chosen === key ? null : key)
    else if (event.key === 'Escape' && map.chosen) choose(null)
    else if (event.key === '+' || event.key === '=') map.zoom(STEP)
    else if (event.key === '-') map.zoom(1 / STEP)
    else if (event.key === '0') map.whole()
    else return
    event.preventDefault()
  })
  svg.addEventListener('click', (event) => {
    const key = event.target.closest('.map-region')?.dataset.key
    if (!map.dragged) choose(key && map.chosen !== key ? key : null)
  })
}

/** Dragging moves the map once it is larger than its frame; so a finger can still scroll the page. */
export function dragging(svg, map) {
  let from
  svg.addEventListener('pointerdown', (event) => {
    map.dragged = false
    if (map.view.k > 1 && event.button === 0) from = { x: event.clientX, y: event.clientY }
  })
  svg.addEventListener('pointermove', (event) => {
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!map.dragged && Math.hypot(dx, dy) < 4) return
    map.dragged = true
    map.pan(dx, dy)
    from = { x: event.clientX, y: event.clientY }
  })
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(name, () => (from = undefined))
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return
    event.preventDefault()
    map.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15)
  }, { passive: false })
}

/** The view after zooming around the middle, or after panning: never smaller than the frame, never out of it. */
export function zoomed(view, factor, { width, height }) {
  const k = Math.min(Math.max(view.k * factor, 1), CLOSEST)
  const keep = (offset, size) => size / 2 - ((size / 2 - offset) * k) / view.k
  return within({ k, x: keep(view.x, width), y: keep(view.y, height) }, { width, height })
}

export function panned(view, dx, dy, size) {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, size)
}

function within({ k, x, y }, { width, height }) {
  return { k, x: Math.min(0, Math.max(x, width * (1 - k))), y: Math.min(0, Math.max(y, height * (1 - k))) }
}

export { PAN, STEP }
