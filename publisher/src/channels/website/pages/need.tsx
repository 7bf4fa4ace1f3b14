/** What somebody needs, whatever topics it is spread over: guides first, then questions, then where to look further. */
import { TOPICS } from '@hl/config/sections'
import { ADVICE_PATH, needPath, topicPath } from '../entry-path'
import type { Need } from '../needs'
import type { Card } from '../site-store'
import { ADVICE_TITLE } from './advice'
import { CardList, QuestionList } from './cards'
import { renderPage, type SiteFrame } from './layout'
import { NothingHere } from './ways-on'

const GUIDES = 12
const QUESTIONS = 10

/** @param byTopic the newest of each of its topics */
export function needPage(view: { frame: SiteFrame; need: Need; byTopic: readonly (readonly Card[])[] }): string {
  const { frame, need } = view
  const cards = inTurn(view.byTopic)
  return renderPage({
    frame,
    head: {
      title: need.title,
      description: need.lead,
      path: needPath(need),
      above: [{ path: ADVICE_PATH, title: ADVICE_TITLE }],
    },
    body: (
      <>
        <div class="listhead">
          <h1>{need.title}</h1>
          <p>{need.lead}</p>
        </div>
        {cards.length === 0 && <NothingHere />}
        <Guides cards={cards.filter(({ type }) => type !== 'faq').slice(0, GUIDES)} />
        <Questions cards={cards.filter(({ type }) => type === 'faq').slice(0, QUESTIONS)} />
        <Further need={need} />
      </>
    ),
  })
}

const Guides = ({ cards }: { cards: readonly Card[] }) =>
  cards.length === 0 ? null : (
    <section class="block" aria-labelledby="huong-dan">
      <h2 id="huong-dan">Hướng dẫn</h2>
      <CardList cards={cards} isEager />
    </section>
  )

const Questions = ({ cards }: { cards: readonly Card[] }) =>
  cards.length === 0 ? null : (
    <section class="block" aria-labelledby="cau-hoi">
      <h2 id="cau-hoi">Câu hỏi thường gặp</h2>
      <QuestionList cards={cards} />
    </section>
  )

const Further = ({ need }: { need: Need }) => (
  <section class="block" aria-labelledby="tim-them">
    <h2 id="tim-them">Tìm thêm</h2>
    <ul class="tags">
      {TOPICS.filter(({ slug }) => need.topics.includes(slug)).map((topic) => (
        <li>
          <a href={topicPath(topic)}>
            {ADVICE_TITLE} {topic.name.toLocaleLowerCase('vi')}
          </a>
        </li>
      ))}
      {need.words.map((words) => (
        <li>
          <a href={`/tim-kiem?q=${encodeURIComponent(words)}`}>Tìm “{words}”</a>
        </li>
      ))}
    </ul>
  </section>
)

/** The newest of every topic, then the next of every topic, so that none has to wait for another's end. */
function inTurn(lists: readonly (readonly Card[])[]): Card[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}
