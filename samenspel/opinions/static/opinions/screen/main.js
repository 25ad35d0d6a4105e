// The dots of the big screen glide to their new places. The server draws every picture whole; this only moves
// what it drew, and by nearness: which dot was whose nobody knows, here neither.

const TIME = 1100
let before = []

class OpinionScreen extends HTMLElement {
  connectedCallback() {
    const { dots, marks } = JSON.parse(this.querySelector('script').textContent)
    const paths = [...this.querySelectorAll('.map-dots')]
    const old = before
    before = dots.flat()
    if (!old.length || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const from = starts(before, old)
    this.glide(paths, dots, marks, from, performance.now())
  }

  disconnectedCallback() {
    cancelAnimationFrame(this.frame)
  }

  glide(paths, dots, marks, from, begun) {
    const part = Math.min(1, (performance.now() - begun) / TIME)
    const eased = 1 - (1 - part) ** 3
    let place = 0
    dots.filter((group) => group.length).forEach((group, number) => {
      const drawn = group.map(([x, y]) => {
        const [right, down] = from[place++]
        return `M${(right + (x - right) * eased).toFixed(1)} ${(down + (y - down) * eased).toFixed(1)}${marks[number] ?? marks[0]}`
      })
      paths[number]?.setAttribute('d', drawn.join(''))
    })
    if (part < 1) this.frame = requestAnimationFrame(() => this.glide(paths, dots, marks, from, begun))
  }
}

// For each new place the nearest old one that is still free; who is new begins where they stand.
export function starts(places, old) {
  const free = [...old]
  return places.map(([x, y]) => {
    if (!free.length) return [x, y]
    let best = 0
    let least = Infinity
    free.forEach(([right, down], place) => {
      const far = (right - x) ** 2 + (down - y) ** 2
      if (far < least) [best, least] = [place, far]
    })
    return free.splice(best, 1)[0]
  })
}

customElements.define('opinion-screen', OpinionScreen)
