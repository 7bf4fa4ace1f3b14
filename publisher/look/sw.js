// Runs only in browsers whose reader kept a page. The network first, so that corrections and takedowns reach what is kept.
const SHELF = 'da-luu:'
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const isOurs = new URL(request.url).origin === location.origin
  if (request.method === 'GET' && isOurs && !request.headers.has('range')) event.respondWith(answer(request))
})

async function answer(request) {
  try {
    const response = await fetch(request)
    await follow({ request, response: response.clone() })
    return response
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true })
    if (kept) return kept
    throw error
  }
}

/** What is kept follows the page as it is now: corrected, taken down, in a new look. */
async function follow({ request, response }) {
  const isPage = request.mode === 'navigate'
  const page = isPage ? request.url : request.referrer
  const name = page && SHELF + new URL(page).pathname
  if (!name || !(await caches.has(name))) return
  if (isPage && (response.status === 404 || response.status === 410)) await caches.delete(name)
  else if (response.ok && (isPage || new URL(request.url).pathname.startsWith('/assets/'))) {
    await (await caches.open(name)).put(request, response)
  }
}
