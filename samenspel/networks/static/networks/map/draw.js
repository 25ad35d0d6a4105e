// Draws regions, ties and one's own place as SVG; moves them to new places when the date changes.

const SVG = 'http://www.w3.org/2000/svg'
const TONES = 6
const MOST_DOTS = 700
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const SMALL = 21
const MOVE = 520

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Fills `view` (a group) with the map and returns the region groups by key. */
export function draw(view, data, spots, say) {
  const most = Math.max(1, ...data.links.map((link) => link.ties))
  const links = element('g', { class: 'map-links', 'aria-hidden': 'true' })
  for (const link of [...data.links].sort((a, b) => a.ties - b.ties)) {
    const width = 1 + 12 * (link.ties / most) ** 0.6
    links.append(element('path', { class: 'map-link', 'stroke-width': width.toFixed(1), 'data-one': link.one, 'data-other': link.other }))
  }
  const regions = element('g', { class: 'map-regions' })
  data.regions.forEach((region, index) => regions.append(drawRegion(region, index, spots.get(region.key).r, say)))
  const mine = element('g', { class: 'map-mine', 'aria-hidden': 'true' })
  if (data.me) drawMine(mine, data.me)
  view.replaceChildren(links, regions, mine)
  settle(view, data, spots)
  return new Map([...regions.children].map((group) => [group.dataset.key, group]))
}

function drawRegion(region, index, r, say) {
  const edge = 1 + 5 * Math.sqrt(region.density ?? 0)
  const tone = region.key === 'rest' ? 'rest' : region.people === null ? 'held' : index % TONES
  const group = element('g', { class: `map-region map-tone-${tone}${r < SMALL ? ' is-small' : ''}`, 'data-key': region.key, role: 'button', tabindex: '-1', 'aria-pressed': 'false', 'aria-label': say(region) })
  group.append(
    element('path', { class: 'map-halo', d: blob(region.key, r + 9) }),
    element('path', { class: 'map-land', d: blob(region.key, r), 'stroke-width': edge.toFixed(1) }),
    dots(region.people, r),
    element('text', { class: 'map-name', y: (r + 19).toFixed(1), 'aria-hidden': 'true' }, shortened(region.name)),
  )
  return group
}

/** A soft outline of its own for each region, from the letters of its key: never from chance. */
function blob(key, r) {
  const seed = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7)
  const points = Array.from({ length: 10 }, (_each, index) => {
    const angle = (index / 10) * 2 * Math.PI
    const bend = 1 + 0.035 * Math.sin(2 * angle + seed) + 0.025 * Math.sin(3 * angle + seed * 1.7)
    return [Math.cos(angle) * r * bend, Math.sin(angle) * r * bend]
  })
  const at = (index) => points[(index + points.length) % points.length]
  const curves = points.map((_point, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const control = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6, to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6, ...to]
    return `C${control.map((number) => number.toFixed(1)).join(' ')}`
  })
  return `M${points[0].map((number) => number.toFixed(1)).join(' ')}${curves.join('')}Z`
}

/** As many dots as people, in a sunflower: where a dot stands says nothing about anyone. */
function dots(people, r) {
  const count = Math.min(people ?? 0, MOST_DOTS)
  const size = Math.min(3, (r * 0.5) / Math.sqrt(Math.max(count, 1)))
  const d = Array.from({ length: count }, (_each, index) => {
    const distance = Math.sqrt((index + 0.5) / count) * r * 0.82
    const angle = index * GOLDEN_ANGLE
    return `M${(Math.cos(angle) * distance).toFixed(1)} ${(Math.sin(angle) * distance).toFixed(1)}h0`
  })
  return element('path', { class: 'map-people', d: d.join(''), 'stroke-width': (size * 2).toFixed(1) })
}

function drawMine(group, me) {
  for (const [key, ties] of Object.entries(me.ties)) {
    if (!me.regions.includes(key)) group.append(element('path', { class: 'map-my-tie', 'data-to': key, 'stroke-width': Math.min(1 + ties * 0.5, 5).toFixed(1) }))
  }
  for (const key of me.regions) {
    group.append(element('circle', { class: 'map-me-ring', r: 10, 'data-in': key }), element('circle', { class: 'map-me', r: 5, 'data-in': key }))
  }
}

/** Puts everything where `spots` says. */
function settle(view, data, spots) {
  for (const group of view.querySelectorAll('.map-region')) {
    const { x, y } = spots.get(group.dataset.key)
    group.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
  }
  for (const path of view.querySelectorAll('.map-link')) path.setAttribute('d', curve(spots.get(path.dataset.one), spots.get(path.dataset.other)))
  const homes = (data.me?.regions ?? []).map((key) => spots.get(key))
  for (const circle of view.querySelectorAll('.map-mine circle')) {
    const { x, y } = spots.get(circle.dataset.in)
    circle.setAttribute('cx', x.toFixed(1))
    circle.setAttribute('cy', y.toFixed(1))
  }
  for (const path of view.querySelectorAll('.map-mine path')) {
    const there = spots.get(path.dataset.to)
    if (homes.length) path.setAttribute('d', curve(nearest(homes, there), there))
  }
}

function nearest(spots, to) {
  const away = (spot) => Math.hypot(spot.x - to.x, spot.y - to.y)
  return spots.reduce((best, spot) => (away(spot) < away(best) ? spot : best))
}

function curve(from, to) {
  const bend = 0.08
  const mid = [(from.x + to.x) / 2 + (to.y - from.y) * bend, (from.y + to.y) / 2 - (to.x - from.x) * bend]
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${mid[0].toFixed(1)} ${mid[1].toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`
}

/** Moves what is drawn from old places to new ones; at once for who wants no motion. */
export function move(view, data, from, to) {
  if (!from.size || matchMedia('(prefers-reduced-motion: reduce)').matches) return settle(view, data, to)
  const began = performance.now()
  const frame = (now) => {
    const part = Math.min((now - began) / MOVE, 1)
    const eased = 1 - (1 - part) ** 3
    const between = new Map([...to].map(([key, end]) => {
      const start = from.get(key) ?? end
      return [key, { ...end, x: start.x + (end.x - start.x) * eased, y: start.y + (end.y - start.y) * eased }]
    }))
    settle(view, data, between)
    if (part < 1 && view.isConnected) requestAnimationFrame(frame)
  }
  frame(began)
}

function shortened(name) {
  return name.length > 26 ? `${name.slice(0, 25).trimEnd()}…` : name
}
