// How it will look, below what is typed; without script the same button opens it in a page of its own.

import { post } from './asking.js'

export class Look {
  constructor(part) {
    this.part = part
    this.area = part.querySelector('textarea')
    this.pane = part.querySelector('.words-preview')
    this.button = part.querySelector('.words-look')
    this.button.type = 'button'
    this.button.setAttribute('aria-expanded', 'false')
    this.button.addEventListener('click', () => (this.pane.hidden ? this.show() : this.hide()))
  }

  async show() {
    if (!this.area.value.trim()) {
      this.pane.textContent = this.part.dataset.nothing
    } else {
      try {
        const answer = await post(this.part.dataset.previewUrl, { text: this.area.value })
        if (!answer.ok) return
        this.pane.innerHTML = await answer.text()
      } catch {
        return
      }
    }
    this.settle(false, this.part.dataset.writeLabel)
  }

  hide() {
    this.settle(true, this.part.dataset.previewLabel)
    this.area.focus()
  }

  settle(isHidden, label) {
    this.pane.hidden = isHidden
    this.area.hidden = !isHidden
    this.button.textContent = label
    this.button.setAttribute('aria-expanded', String(!isHidden))
  }
}
