// The page of what is kept in this phone: what there is, and how to be rid of it.
;(async function () {
  const place = document.querySelector('.shelf')
  if (!place || !canKeep) return
  place.hidden = false
  const list = place.querySelector('ul')
  const all = place.querySelector('[data-do=drop-all]')
  const empty = place.querySelector('.empty')
  await forgetTakenDown()
  await show()
  all.addEventListener('click', async () => {
    for (const name of await keptNames()) await dropPage(name)
    await show()
    empty.focus()
  })

  async function show() {
    const names = await keptNames()
    list.replaceChildren(...(await Promise.all(names.map(lineOf))))
    list.hidden = all.hidden = names.length === 0
    empty.hidden = names.length > 0
  }

  async function lineOf(name) {
    const path = name.slice(SHELF.length)
    const kept = await caches.match(path)
    const page = new DOMParser().parseFromString(kept ? await kept.text() : '', 'text/html')
    const title = page.querySelector('h1')?.textContent || path
    const line = document.createElement('li')
    const link = document.createElement('a')
    const drop = document.createElement('button')
    link.href = path
    link.textContent = title
    drop.type = 'button'
    drop.className = 'quiet'
    drop.textContent = 'Xóa'
    drop.setAttribute('aria-label', `Xóa “${title}” khỏi máy`)
    drop.addEventListener('click', async () => {
      await dropPage(name)
      await show()
      ;(list.querySelector('button') || empty).focus()
    })
    line.append(link, drop)
    return line
  }

  /** What was taken down must not live on here. Without a network nobody can know. */
  async function forgetTakenDown() {
    for (const name of await keptNames()) {
      const answer = await fetch(name.slice(SHELF.length), { method: 'HEAD', cache: 'no-cache' }).catch(() => null)
      if (answer && (answer.status === 410 || answer.status === 404)) await dropPage(name)
    }
  }
})()
