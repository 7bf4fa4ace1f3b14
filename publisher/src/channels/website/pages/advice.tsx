/** What advice there is: the topics, each with its newest. */
import type { Topic } from '@hl/config/sections'
import { ADVICE_PATH, topicPath } from '../entry-path'
import type { Card } from '../site-store'
import { renderPage, type SiteFrame } from './layout'
import { Newest } from './newest'

export const ADVICE_TITLE = 'Tư vấn'

export function advicePage(view: { frame: SiteFrame; topics: readonly { topic: Topic; cards: readonly Card[] }[] }): string {
  const description = 'Chọn việc bạn đang cần. Mỗi nhóm có hướng dẫn từng bước và câu trả lời có căn cứ.'
  return renderPage({
    frame: view.frame,
    head: { title: ADVICE_TITLE, description, path: ADVICE_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>{ADVICE_TITLE}</h1>
          <p>{description}</p>
        </div>
        <div class="shelves pairs">
          {view.topics.map(({ topic, cards }) => (
            <Newest of={{ path: topicPath(topic), title: topic.name }} heading="h2" lead={topic.description} cards={cards} />
          ))}
        </div>
      </>
    ),
  })
}
