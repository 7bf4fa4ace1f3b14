// Copying the address, and the phone's own sharing where it has one. The other ways are plain links.
;(function () {
  const share = document.querySelector('.share')
  if (!share) return
  const url = share.dataset.url
  const copy = share.querySelector('[data-do=copy]')
  const hand = share.querySelector('[data-do=hand]')
  if (navigator.clipboard) copy.hidden = false
  if (navigator.share) hand.hidden = false
  const told = share.querySelector('[role=status]')
  copy.addEventListener('click', () =>
    navigator.clipboard.writeText(url).then(
      () => (told.textContent = 'Đã sao chép liên kết.'),
      () => (told.textContent = `Trình duyệt không cho sao chép. Liên kết: ${url}`),
    ),
  )
  // closing the phone's sheet is no failure
  hand.addEventListener('click', () => navigator.share({ title: document.title, url }).catch(() => undefined))
})()
