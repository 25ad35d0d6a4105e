// The map of a network: <network-map src="…/map.json?…"> draws what the server says may be seen, and nothing else.
// It tells what is chosen with "networkmap:select" ({ key }); the table beside it has the same facts.

import { draw, element, move } from './draw.js'
import { place } from './layout.js'
import { dragging, panned, picking, STEP, zoomed } from './pick.js'
import { TimeSlider } from './slider.js'

const NARROW = 520

class NetworkMap extends HTMLElement {
  static observedAttributes = ['src']

  connectedCallback() {
    if (this.svg) return
    this.spots = new Map()
    this.view = { k: 1, x: 0, y: 0 }
    this.svg = element('svg', { class: 'map', role: 'group', 'aria-label': this.dataset.name, 'aria-describedby': 'map-help' })
    this.ground = element('g', { class: 'map-ground' })
    this.svg.append(this.ground)
    this.said = paragraph('map-said', '')
    this.said.setAttribute('aria-live', 'polite')
    const help = paragraph('visually-hidden', this.dataset.help)
    help.id = 'map-help'
    this.replaceChildren(help, this.svg, this.buttons(), this.said)
    picking(this.svg, this, (key) => this.choose(key))
    dragging(this.svg, this)
    document.addEventListener('pointerover', (event) => this.point(event.target.closest?.('tr[data-region]')?.dataset.region))
    new ResizeObserver(() => this.fit()).observe(this)
    this.load()
  }

  attributeChangedCallback(_name, before, now) {
    if (this.svg && before !== now) this.load()
  }

  async load() {
    const asked = this.getAttribute('src')
    try {
      const answer = await fetch(asked, { headers: { Accept: 'application/json' } })
      if (!answer.ok) throw new Error(answer.statusText)
      const data = await answer.json()
      if (asked === this.getAttribute('src')) this.show(data)
    } catch {
      this.said.textContent = this.dataset.broken
    }
  }

  show(data) {
    const sameGroups = this.data?.by === data.by && this.data?.network === data.network
    this.data = data
    if (!data.regions.some((region) => region.key === this.chosen)) this.chosen = null
    this.layOut(sameGroups ? this.spots : new Map())
  }

  fit() {
    const width = Math.round(this.clientWidth)
    if (!width || width === this.size?.width) return
    this.size = { width, height: Math.round(width < NARROW ? width * 1.1 : width * 0.78) }
    this.svg.setAttribute('viewBox', `0 0 ${width} ${this.size.height}`)
    if (this.data) this.layOut(new Map())
  }

  layOut(before) {
    if (!this.size) this.fit()
    if (!this.size || !this.data) return
    const focused = this.ground.contains(document.activeElement) ? document.activeElement.dataset.key : null
    this.spots = place(this.data, this.size, before)
    this.groups = draw(this.ground, this.data, before.size ? merged(before, this.spots) : this.spots, (region) => this.words(region))
    move(this.ground, this.data, before, this.spots)
    this.makeReachable(focused && this.groups.has(focused) ? focused : this.chosen)
    if (focused) this.groups.get(focused)?.focus()
    this.choose(this.chosen ?? null, true)
  }

  words(region) {
    const of = (figure, words) => `${figure ?? this.dataset.few} ${words}`
    const parts = [of(region.people, this.dataset.people), of(region.inside, this.dataset.inside), of(region.outside, this.dataset.outside)]
    if (this.data.me?.regions.includes(region.key)) parts.push(this.dataset.me)
    if (this.data.me?.ties[region.key]) parts.push(`${this.dataset.myTies}: ${this.data.me.ties[region.key]}`)
    return `${region.name}: ${parts.join(', ')}`
  }

  choose(key, quietly = false) {
    this.chosen = key
    const linked = this.data.links.filter((link) => link.one === key || link.other === key)
    this.svg.classList.toggle('has-chosen', Boolean(key))
    for (const [other, group] of this.groups) {
      group.setAttribute('aria-pressed', String(other === key))
      group.classList.toggle('is-chosen', other === key)
      group.classList.toggle('is-tied', linked.some((link) => link.one === other || link.other === other))
    }
    for (const path of this.ground.querySelectorAll('.map-link')) {
      path.classList.toggle('is-chosen', path.dataset.one === key || path.dataset.other === key)
    }
    for (const row of document.querySelectorAll('tr[data-region]')) row.classList.toggle('is-chosen', row.dataset.region === key)
    this.said.textContent = key ? this.story(key, linked) : ''
    if (key) this.makeReachable(key)
    if (!quietly) this.dispatchEvent(new CustomEvent('networkmap:select', { bubbles: true, detail: { key } }))
  }

  story(key, linked) {
    const named = new Map(this.data.regions.map((region) => [region.key, region]))
    const ties = linked.sort((a, b) => b.ties - a.ties).map((link) => `${named.get(link.one === key ? link.other : link.one).name} ${link.ties}`)
    return `${this.words(named.get(key))}. ${ties.length ? `${this.dataset.tiesWith}: ${ties.join(', ')}.` : this.dataset.noTies}`
  }

  /** One region is in the tab order; arrow keys reach the others. */
  makeReachable(key) {
    const first = key ?? this.data.regions[0]?.key
    for (const [other, group] of this.groups) group.setAttribute('tabindex', other === first ? '0' : '-1')
  }

  focusOn(key) {
    if (!key) return
    this.makeReachable(key)
    this.groups.get(key).focus()
  }

  point(key) {
    for (const [other, group] of this.groups ?? []) group.classList.toggle('is-pointed', other === key)
  }

  zoom(factor) {
    this.see(zoomed(this.view, factor, this.size))
  }

  pan(dx, dy) {
    this.see(panned(this.view, dx, dy, this.size))
  }

  whole() {
    this.see({ k: 1, x: 0, y: 0 })
  }

  see(view) {
    this.view = view
    this.ground.setAttribute('transform', `translate(${view.x.toFixed(1)} ${view.y.toFixed(1)}) scale(${view.k.toFixed(3)})`)
    this.svg.classList.toggle('is-close', view.k > 1)
  }

  buttons() {
    const bar = document.createElement('div')
    bar.className = 'map-buttons'
    const button = (sign, label, act) => {
      const made = Object.assign(document.createElement('button'), { type: 'button', className: 'map-button', textContent: sign, title: label })
      made.setAttribute('aria-label', label)
      made.addEventListener('click', act)
      return made
    }
    bar.append(
      button('+', this.dataset.zoomIn, () => this.zoom(STEP)),
      button('−', this.dataset.zoomOut, () => this.zoom(1 / STEP)),
      button('⤢', this.dataset.whole, () => this.whole()),
    )
    return bar
  }
}

function paragraph(className, text) {
  return Object.assign(document.createElement('p'), { className, textContent: text })
}

/** New sizes at old places: where a move begins. */
function merged(before, after) {
  return new Map([...after].map(([key, spot]) => [key, { ...spot, ...(before.has(key) ? { x: before.get(key).x, y: before.get(key).y } : {}) }]))
}

customElements.define('network-map', NetworkMap)
customElements.define('time-slider', TimeSlider)
