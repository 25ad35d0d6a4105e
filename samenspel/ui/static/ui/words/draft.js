// Every keystroke is on the device at once and in the house within a second; without a connection it goes along
// later. Two devices that wrote different words keep both; two tabs of one device follow each other. What was sent is
// let go of everywhere.

import { post } from './asking.js'
import { Shelf } from './shelf.js'

const A_SECOND = 1000
const AGAIN_AFTER = 3000

export class Draft {
  constructor(part) {
    this.part = part
    this.area = part.querySelector('textarea, input:not([type=hidden])')
    this.state = part.querySelector('.words-state')
    const { person, place, draftUrl } = part.dataset
    this.place = place
    this.url = draftUrl
    this.shelf = new Shelf(person, place)
    this.fields = Object.fromEntries(
      ['writing', 'from', 'from_at'].map((name) => [name, part.querySelector(`input[name="${this.area.name}_${name}"]`)]),
    )
    this.synced = true
    this.takeUp()
    this.listen()
    for (const other of part.querySelectorAll('.words-other')) this.offer(other)
  }

  get writing() {
    return this.fields.writing.value
  }

  listen() {
    this.area.addEventListener('input', () => this.typed())
    this.shelf.follow(() => this.writing, (before, said) => this.inAnotherTab(before, said))
    this.area.form?.addEventListener('submit', (event) => this.leaves(event))
    addEventListener('online', () => this.send())
    addEventListener('pagehide', () => this.send({ keepalive: true }))
    document.addEventListener('visibilitychange', () => document.hidden && this.send({ keepalive: true }))
  }

  /** Goes on with what this device has that the house does not, and lets go of what was sent. */
  takeUp() {
    const sent = new Set(this.part.dataset.sent.split(' '))
    const kept = []
    for (const each of this.shelf.all()) {
      if (sent.has(each.writing) || (each.left && !this.url && !this.isBack)) this.shelf.drop(each.writing)
      else kept.push(each)
    }
    if (this.isBack) return this.typed()
    for (const each of kept.filter((one) => one.synced)) this.recognise(each)
    const [newest, ...older] = kept.filter((one) => !one.synced && one.text)
    for (const each of older) this.post(each.writing, each)
    if (newest) this.restore(newest)
  }

  get isBack() {
    return this.part.dataset.back === 'yes'
  }

  /** What the house has of this device: the same piece of writing goes on, or it is gone from there. */
  recognise(each) {
    const { writing, from, from_at: fromAt } = this.fields
    const beside = this.part.querySelector(`.words-other[data-writing="${CSS.escape(each.writing)}"]`)
    if (from.value === each.writing) {
      writing.value = each.writing
      from.value = fromAt.value = ''
    } else if (beside && !from.value) {
      writing.value = each.writing
      this.area.value = each.text
      beside.remove()
    } else {
      this.shelf.drop(each.writing)
    }
  }

  restore(each) {
    const { writing, from, from_at: fromAt } = this.fields
    const isAnother = from.value && from.value !== each.writing && from.value !== each.from
    const theirs = this.area.value.trim()
    if (isAnother && theirs && theirs !== each.text.trim()) this.show({ writing: from.value, text: this.area.value })
    this.part.querySelector(`.words-other[data-writing="${CSS.escape(each.writing)}"]`)?.remove()
    writing.value = each.writing
    from.value = each.from ?? ''
    fromAt.value = each.fromAt ?? ''
    this.area.value = each.text
    this.synced = false
    this.say(this.part.dataset.restored)
    this.send()
  }

  typed() {
    this.synced = false
    this.onShelf()
    if (!this.url) return this.say(this.part.dataset.keptHere)
    this.timer ??= setTimeout(() => this.send(), A_SECOND)
  }

  onShelf(more = {}) {
    const said = { text: this.area.value, at: Date.now(), synced: this.synced, from: this.fields.from.value }
    this.shelf.keep(this.writing, { ...said, fromAt: this.fields.from_at.value, ...more })
  }

  async send(more = {}) {
    clearTimeout(this.timer)
    this.timer = null
    if (this.synced || this.left || !this.url) return
    const text = this.area.value
    const { from, from_at: fromAt } = this.fields
    const answer = await this.post(this.writing, { text, from: from.value, fromAt: fromAt.value }, more)
    if (!answer) return this.later(this.part.dataset.keptHere)
    if (answer.redirected || answer.status === 403) return this.say(this.part.dataset.keptAlone)
    if (!answer.ok) return this.later(this.part.dataset.keptHere)
    this.kept(text, await answer.json())
  }

  async post(writing, { text, from = '', fromAt = '' }, more = {}) {
    this.going = new AbortController()
    const said = { place: this.place, writing, text, from, from_at: fromAt }
    try {
      return await post(this.url, said, { signal: this.going.signal, ...more })
    } catch {
      return null
    }
  }

  later(words) {
    if (this.left) return
    this.say(words)
    this.timer ??= setTimeout(() => this.send(), AGAIN_AFTER)
  }

  kept(text, { sent, others }) {
    if (sent) return this.begin()
    this.fields.from.value = this.fields.from_at.value = ''
    this.synced = this.area.value === text
    if (text) this.onShelf()
    else this.shelf.drop(this.writing)
    if (!this.synced) this.timer ??= setTimeout(() => this.send(), A_SECOND)
    this.say(text ? this.part.dataset.kept : '')
    for (const other of others) this.show(other)
  }

  /** Another tab wrote in this piece of writing: it follows, unless other words stood here already. */
  inAnotherTab(before, said) {
    if (this.area.value === said?.text) return
    if (this.area.value !== before) return this.writeApart()
    this.area.value = said?.text ?? ''
    // The tab in which it is typed brings it along.
    this.synced = true
    this.say('')
  }

  /** These words were sent from elsewhere: what is typed from here on is another piece of writing. */
  begin() {
    this.shelf.drop(this.writing)
    this.writeApart()
  }

  writeApart() {
    this.fields.writing.value = crypto.getRandomValues(new Uint32Array(3)).reduce((said, each) => said + each.toString(36), 'w')
    this.typed()
  }

  leaves(event) {
    setTimeout(() => {
      if (event.defaultPrevented && !this.area.form?.matches('[hx-post]')) return
      clearTimeout(this.timer)
      this.going?.abort()
      this.left = this.url === '' || navigator.onLine
      this.onShelf({ left: true })
      // Nobody went anywhere: the form came back, or there was no connection.
      setTimeout(() => {
        this.left = false
      }, AGAIN_AFTER)
    })
  }

  show(other) {
    const known = this.part.querySelector(`.words-other[data-writing="${CSS.escape(other.writing)}"]`)
    if (known || other.text.trim() === this.area.value.trim()) return
    const block = this.part.querySelector('.words-other-template').content.firstElementChild.cloneNode(true)
    block.dataset.writing = other.writing
    block.querySelector('.words-other-text').textContent = other.text
    this.part.querySelector('.words-other-template').before(block)
    this.offer(block)
  }

  offer(block) {
    block.querySelector('.cluster').hidden = false
    const text = block.querySelector('.words-other-text')
    block.querySelector('.words-add')?.addEventListener('click', () => {
      this.take([this.area.value.trimEnd(), text.textContent].filter(Boolean).join('\n\n'), block)
    })
    block.querySelector('.words-instead').addEventListener('click', () => this.take(text.textContent, block))
    block.querySelector('.words-throw').addEventListener('click', () => this.away(block))
  }

  take(words, block) {
    this.area.value = words
    this.typed()
    this.away(block)
  }

  async away(block) {
    const { writing } = block.dataset
    block.remove()
    this.area.focus()
    this.shelf.drop(writing)
    const url = this.part.dataset.throwUrl
    if (url) await post(url, { place: this.place, writing }).catch(() => null)
  }

  /** One field of a form says so at a time: the one that was typed in last. */
  say(words) {
    if (words) for (const state of this.area.form?.querySelectorAll('.words-state') ?? []) if (state !== this.state) state.textContent = ''
    if (this.state.textContent !== words) this.state.textContent = words
  }
}
