// Keeping a page in this phone to read without a network. Nothing is kept, and no worker runs, before the reader asks for it.
const SHELF = 'da-luu:'
const canKeep = 'caches' in window && 'serviceWorker' in navigator

/** What the page needs to look as it does now; a film is too large to keep. */
const partsOf = () => [
  ...[...document.querySelectorAll('link[rel=stylesheet],link[rel=preload],link[rel=icon]')].map((link) => link.href),
  ...[...document.querySelectorAll('script[src]')].map((script) => script.src),
  ...[...document.querySelectorAll('.item img')].map((image) => image.currentSrc || image.src),
]

async function keepPage() {
  await navigator.serviceWorker.register('/sw.js')
  // the list of what is kept is kept too, or it could not be opened without a network
  const shelf = await caches.open(`${SHELF}${location.pathname}`)
  await shelf.addAll([location.pathname, '/da-luu/'])
  await Promise.allSettled(partsOf().map((part) => shelf.add(part)))
}

/** With the last one the worker goes as well: no trace of reading is left. */
async function dropPage(name) {
  await caches.delete(name)
  if ((await keptNames()).length > 0) return
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
}

async function keptNames() {
  return (await caches.keys()).filter((name) => name.startsWith(SHELF))
}

;(async function () {
  const button = document.querySelector('[data-do=keep]')
  if (!button || !canKeep) return
  button.hidden = false
  const name = `${SHELF}${location.pathname}`
  const show = (isKept) => {
    button.setAttribute('aria-pressed', isKept)
    button.querySelector('span').textContent = isKept ? 'Đã lưu' : 'Lưu'
  }
  onTool('keep', async () => {
    const isKept = button.getAttribute('aria-pressed') === 'true'
    try {
      await (isKept ? dropPage(name) : keepPage())
      show(!isKept)
      say(isKept ? 'Đã xóa bài này khỏi máy.' : 'Đã lưu vào máy này, đọc được khi không có mạng. ')
      if (!isKept) document.querySelector('.said').append(linkToShelf())
    } catch {
      await caches.delete(name)
      say('Chưa lưu được. Bạn thử lại khi mạng khỏe hơn.')
    }
  })
  show((await keptNames()).includes(name))
})()

function linkToShelf() {
  const link = document.createElement('a')
  link.href = '/da-luu/'
  link.textContent = 'Xem những bài đã lưu'
  return link
}
