// Where regions stand: tied ones near each other, none over another. No chance in it: same facts, same map.

const STEPS = 260
const WIDEST_GAP = 46
const NARROWEST_GAP = 26
const LABEL = 22
const EDGE = 10
const OUTLINE = 26
const FILLED = 0.24
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** Positions by key: { x, y, r }. `before` (positions on another date) lets regions stay about where they were. */
export function place({ regions, links }, { width, height }, before = new Map()) {
  const spots = regions.map((region, index) => start(region, index, regions, { width, height }, before))
  const at = new Map(spots.map((spot) => [spot.key, spot]))
  const most = Math.max(1, ...links.map((link) => link.ties))
  const gap = Math.max(NARROWEST_GAP, WIDEST_GAP - spots.length)
  for (let step = 0; step < STEPS; step += 1) {
    const warmth = 1 - step / STEPS
    for (const link of links) pull(at.get(link.one), at.get(link.other), Math.sqrt(link.ties / most) * 0.03 * warmth, gap)
    for (const spot of spots) drift(spot, width, height, 0.005 * warmth)
    for (let round = 0; round < 3; round += 1) separate(spots, gap)
    for (const spot of spots) keepInside(spot, width, height)
  }
  return new Map(spots.map(({ key, x, y, r }) => [key, { x, y, r }]))
}

function start(region, index, regions, { width, height }, before) {
  const people = regions.reduce((sum, each) => sum + (each.people ?? 0), 0)
  const scale = Math.sqrt((width * height * FILLED) / (Math.PI * Math.max(people, 1)))
  const known = before.get(region.key)
  const r = region.people === null ? (known?.r ?? OUTLINE) : Math.min(Math.max(scale * Math.sqrt(region.people), 15), Math.min(width, height) * 0.27)
  const distance = Math.sqrt(index / Math.max(regions.length, 1)) * 0.42
  const angle = index * GOLDEN_ANGLE
  return {
    key: region.key,
    r,
    x: known?.x ?? width * (0.5 + distance * Math.cos(angle)),
    y: known?.y ?? height * (0.5 + distance * Math.sin(angle)),
  }
}

function pull(one, other, strength, gap) {
  const dx = other.x - one.x
  const dy = other.y - one.y
  const apart = Math.hypot(dx, dy) || 1
  const slack = apart - (one.r + other.r + gap)
  if (slack <= 0) return
  const share = (strength * slack) / apart
  one.x += dx * share
  one.y += dy * share
  other.x -= dx * share
  other.y -= dy * share
}

function drift(spot, width, height, strength) {
  spot.x += (width / 2 - spot.x) * strength
  spot.y += (height / 2 - spot.y) * strength * (width / height)
}

function separate(spots, gap) {
  for (let i = 0; i < spots.length; i += 1) {
    for (let j = i + 1; j < spots.length; j += 1) {
      const [one, other] = [spots[i], spots[j]]
      const dx = other.x - one.x || 0.01 * (j - i)
      const dy = other.y - one.y || 0.01
      const apart = Math.hypot(dx, dy)
      const overlap = one.r + other.r + gap - apart
      if (overlap <= 0) continue
      const share = overlap / apart / 2
      one.x -= dx * share
      one.y -= dy * share
      other.x += dx * share
      other.y += dy * share
    }
  }
}

function keepInside(spot, width, height) {
  spot.x = Math.min(Math.max(spot.x, spot.r + EDGE), width - spot.r - EDGE)
  spot.y = Math.min(Math.max(spot.y, spot.r + EDGE), height - spot.r - EDGE - LABEL)
}
