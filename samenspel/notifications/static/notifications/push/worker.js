// What a browser keeps of Samenspel to be told while no page is open: it shows what it is told, and leads there.

self.addEventListener('push', (event) => {
  const said = event.data ? event.data.json() : {}
  const shown = { body: said.body, tag: said.tag, data: { url: said.url } }
  event.waitUntil(self.registration.showNotification(said.title, shown))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.url, self.location.origin).href
  event.waitUntil(open(url))
})

/** The page that is open there already, or a new one. */
async function open(url) {
  const pages = await self.clients.matchAll({ type: 'window' })
  const there = pages.find((page) => page.url === url)
  return there ? there.focus() : self.clients.openWindow(url)
}
