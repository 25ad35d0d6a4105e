// A form that a passkey fills in: <sign-in-passkey data-does="make | ask | enter"> around one form with a hidden
// field "credential". What the device is asked stands in a JSON script beside the form; for "enter" it is fetched
// from where the form goes, because it must be fresh. When it fails, the element says so and the form stays.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const named = (each) => ({ ...each, id: bytes(each.id) })

/** What the browser wants, from what the server said in JSON. */
function asAsked({ publicKey }) {
  const asked = { ...publicKey, challenge: bytes(publicKey.challenge) }
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) }
  for (const list of ['excludeCredentials', 'allowCredentials']) if (asked[list]) asked[list] = asked[list].map(named)
  return asked
}

/** What the server wants, from what the browser gave. */
function asAnswered(credential) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports()
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

class SignInPasskey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential || this.form) return
    this.form = this.querySelector('form')
    this.said = this.querySelector('[role="status"]')
    this.form.addEventListener('submit', (event) => this.fill(event))
    this.hidden = false
  }

  async fill(event) {
    event.preventDefault()
    this.said.textContent = ''
    try {
      this.form.elements.credential.value = JSON.stringify(asAnswered(await this.answer()))
      this.form.submit()
    } catch {
      this.said.textContent = this.said.dataset.failed
    }
  }

  async answer() {
    if (this.dataset.does === 'make') {
      const publicKey = asAsked(this.asked())
      publicKey.authenticatorSelection = {
        ...publicKey.authenticatorSelection,
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      }
      return navigator.credentials.create({ publicKey })
    }
    const said = this.dataset.does === 'enter' ? await this.fetched() : this.asked()
    return navigator.credentials.get({ publicKey: asAsked(said) })
  }

  asked() {
    return JSON.parse(this.querySelector('script[type="application/json"]').textContent)
  }

  async fetched() {
    const answer = await fetch(this.form.action, { headers: { Accept: 'application/json' } })
    if (!answer.ok) throw new Error(`asked for a challenge, got ${answer.status}`)
    return (await answer.json()).request_options
  }
}

customElements.define('sign-in-passkey', SignInPasskey)
