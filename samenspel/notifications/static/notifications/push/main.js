// <tell-this-device data-key="…"> around a form: asks the browser whether it may be told, fills in where, and sends it.
// Without script, or where a browser cannot be told, it stays hidden.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))

/** What its owner knows it by, as far as it says so itself. */
function called() {
  const agent = navigator.userAgent
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? 'Browser'
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name)) ?? ''
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(' · ')
}

class TellThisDevice extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || this.form) return
    this.form = this.querySelector('form')
    this.said = this.querySelector('[role="status"]')
    this.form.addEventListener('submit', (event) => this.ask(event))
    this.hidden = false
  }

  async ask(event) {
    event.preventDefault()
    this.said.textContent = ''
    try {
      const { endpoint, keys } = (await this.subscribed()).toJSON()
      const filled = { endpoint, ...keys, called: called() }
      for (const [name, value] of Object.entries(filled)) this.form.elements[name].value = value
      this.form.submit()
    } catch (error) {
      const isRefused = error.name === 'NotAllowedError' || Notification.permission === 'denied'
      this.said.textContent = isRefused ? this.said.dataset.refused : this.said.dataset.away
    }
  }

  async subscribed() {
    await navigator.serviceWorker.register('/service-worker.js')
    const { pushManager } = await navigator.serviceWorker.ready
    const asked = { userVisibleOnly: true, applicationServerKey: bytes(this.dataset.key) }
    return (await pushManager.getSubscription()) ?? pushManager.subscribe(asked)
  }
}

customElements.define('tell-this-device', TellThisDevice)
