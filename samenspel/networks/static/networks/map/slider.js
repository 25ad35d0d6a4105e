// <time-slider> around a select of dates (newest first): a slider over the same dates, earliest to the left.
// The select stays the field of the form, so without script, and for who prefers a list, nothing is lost.

export class TimeSlider extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector('select')
    if (!this.select || this.range) return
    this.range = Object.assign(document.createElement('input'), { type: 'range', min: 0, step: 1 })
    this.range.setAttribute('aria-labelledby', 'on-label')
    this.append(this.step(-1, '‹', this.dataset.earlier), this.range, this.step(1, '›', this.dataset.later))
    this.range.addEventListener('input', (event) => {
      event.stopPropagation()
      this.choose(Number(this.range.value), false)
    })
    this.range.addEventListener('change', (event) => {
      event.stopPropagation()
      this.send()
    })
    this.select.addEventListener('change', () => this.settle())
    this.settle()
  }

  step(by, sign, label) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-quiet', textContent: sign, title: label })
    button.setAttribute('aria-label', label)
    button.addEventListener('click', () => {
      if (this.choose(Number(this.range.value) + by, true)) this.send()
    })
    return button
  }

  /** The last date of the list is the first on the slider. */
  get last() {
    return this.select.options.length - 1
  }

  choose(place, moveRange) {
    if (place < 0 || place > this.last) return false
    this.select.selectedIndex = this.last - place
    if (moveRange) this.range.value = place
    this.say()
    return true
  }

  send() {
    this.select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  settle() {
    this.range.max = this.last
    this.range.value = this.last - this.select.selectedIndex
    this.say()
  }

  say() {
    this.range.setAttribute('aria-valuetext', this.select.selectedOptions[0]?.textContent ?? '')
  }
}
