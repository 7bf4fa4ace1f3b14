// Reading aloud by the phone's own Vietnamese voice. Shown only where there is one; nothing is sent anywhere by us.
;(function () {
  const speech = window.speechSynthesis
  const button = document.querySelector('[data-do=speak]')
  if (!speech || !button) return
  const voice = () => speech.getVoices().find(({ lang }) => /^vi([-_]|$)/i.test(lang))
  const ready = () => (button.hidden = !voice())
  ready()
  if (speech.addEventListener) speech.addEventListener('voiceschanged', ready)

  const label = button.querySelector('span')
  const parts = () =>
    [...document.querySelectorAll('.item>h1,.sapo,.keep>*,.body>*,.keep li')].filter(
      (part) => part.textContent.trim() && !part.matches('figure,.table,.keep>ul'),
    )
  let reading = 0
  const stop = () => {
    reading += 1
    speech.cancel()
    mark(null)
    label.textContent = 'Nghe'
    button.setAttribute('aria-pressed', 'false')
  }
  const mark = (part) => {
    for (const old of document.querySelectorAll('.being-read')) old.classList.remove('being-read')
    if (part) part.classList.add('being-read')
  }
  // one sentence at a time: some phones fall silent in the middle of a long text
  const sentences = (part) => part.textContent.trim().match(/.+?(?:[.!?…](?=\s)|$)/gs) || []
  onTool('speak', () => {
    if (button.getAttribute('aria-pressed') === 'true') return stop()
    const queue = parts().flatMap((part) => sentences(part).map((text) => ({ part, text })))
    const mine = (reading += 1)
    label.textContent = 'Dừng'
    button.setAttribute('aria-pressed', 'true')
    const next = () => {
      if (mine !== reading) return
      const { part, text } = queue.shift() || {}
      if (!part) return stop()
      const words = new SpeechSynthesisUtterance(text)
      words.voice = voice()
      words.lang = 'vi-VN'
      words.onend = words.onerror = next
      mark(part)
      speech.speak(words)
    }
    speech.cancel()
    next()
  })
  addEventListener('pagehide', stop)
})()
