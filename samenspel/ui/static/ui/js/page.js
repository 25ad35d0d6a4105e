// What every page loads: htmx, and the behaviours that elements ask for with data-behaviour="…".
// Everything here is a comfort; each page works as plain links and forms without it.

import 'htmx.org/dist/htmx.esm.js'
import { autosubmit } from './autosubmit.js'
import { copy } from './copy.js'
import { disclose } from './disclose.js'
import { find } from './find.js'
import { menu } from './menu.js'
import { tellOfTrouble } from './trouble.js'

const behaviours = { autosubmit, copy, disclose, find, menu }
const attached = new WeakMap()

/** Gives every element under ``root`` the behaviours it names, each once. */
function attach(root) {
  for (const element of root.querySelectorAll('[data-behaviour]')) {
    const known = attached.get(element) ?? new Set()
    for (const name of element.dataset.behaviour.split(' ')) {
      if (known.has(name) || !behaviours[name]) continue
      behaviours[name](element)
      attached.set(element, known.add(name))
    }
  }
}

attach(document)
document.addEventListener('htmx:after:swap', () => attach(document))
tellOfTrouble()
