// A text area that loses nothing: <div data-words> keeps what is typed, shows how it will look, and completes names.
// Without this the text area works as any other; the server decides, this remembers and shows.

import { Draft } from './draft.js'
import { Names } from './names.js'
import { Look } from './look.js'

const attached = new WeakSet()

function attach() {
  for (const part of document.querySelectorAll('[data-words]')) {
    if (attached.has(part)) continue
    attached.add(part)
    new Look(part)
    if (part.dataset.completeUrl) new Names(part)
    if (part.dataset.place) new Draft(part)
  }
}

attach()
document.addEventListener('htmx:after:swap', attach)
