// One file on its way to the house, with how far it is; XMLHttpRequest, since fetch cannot tell.

export class Going {
  constructor(file, { url, name, token, told }) {
    this.asking = new XMLHttpRequest()
    this.done = new Promise((settle) => {
      this.asking.addEventListener('load', () => settle(this.answer()))
      this.asking.addEventListener('error', () => settle(this.answer()))
      this.asking.addEventListener('abort', () => settle({ stopped: true }))
    })
    this.asking.upload.addEventListener('progress', ({ loaded, total }) => told(total ? loaded / total : 0))
    this.asking.open('POST', url)
    this.asking.setRequestHeader('X-CSRFToken', token)
    const said = new FormData()
    said.append('name', name)
    said.append('file', file, file.name || 'plakbord.png')
    this.asking.send(said)
  }

  stop() {
    this.asking.abort()
  }

  answer() {
    try {
      return JSON.parse(this.asking.responseText)
    } catch {
      return {}
    }
  }
}
