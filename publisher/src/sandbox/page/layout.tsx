/** The frame of every page: the label that this is no real platform, and the way between the two. */
import type { Child, FC } from 'hono/jsx'
import { pieces } from './text'

export const Layout: FC<{ title: string; current: 'home' | 'fanpage' | 'kenh' | 'access' | 'consent'; children?: Child }> = ({
  title,
  current,
  children,
}) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title} – Môi trường thử</title>
      <link rel="stylesheet" href="/assets/sandbox.css" />
      <link rel="icon" href="data:," />
    </head>
    <body class={current}>
      <div class="notice">
        <a class="notice-name" href="/">
          <strong>Môi trường thử</strong> – không phải Facebook/YouTube thật
        </a>
        <nav>
          <a href="/fanpage" aria-current={current === 'fanpage' ? 'page' : undefined}>
            Fanpage
          </a>
          <a href="/kenh" aria-current={current === 'kenh' ? 'page' : undefined}>
            Kênh video
          </a>
          <a href="/quyen" aria-current={current === 'access' ? 'page' : undefined}>
            Quyền
          </a>
        </nav>
      </div>
      {children}
    </body>
  </html>
)

/** A text as typed: line breaks kept, addresses and tags set off. */
export const Prose: FC<{ text: string; class?: string }> = ({ text, class: name = 'prose' }) => (
  <div class={name}>
    {text.split('\n').map((line) => (
      <p>
        {pieces(line).map((piece) =>
          piece.kind === 'text' ? (
            piece.text
          ) : piece.kind === 'tag' ? (
            <span class="tag">{piece.text}</span>
          ) : (
            <a href={piece.url} rel="noopener">
              {piece.url}
            </a>
          ),
        )}
        {line === '' ? <br /> : null}
      </p>
    ))}
  </div>
)

export const Avatar: FC<{ name: string; class?: string }> = ({ name, class: extra = '' }) => (
  <span class={`avatar ${extra}`} aria-hidden="true">
    {initials(name)}
  </span>
)

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.at(-1)]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
