/** The pages for people. Read only: changes come through the APIs, or through /hand as if made on the platform. */
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Child, FC } from 'hono/jsx'
import type { GoogleContext } from '../google/context'
import type { GraphContext } from '../graph/context'
import { isPublic } from '../graph/post-node'
import { AVATAR, AVATAR_PATH } from './avatar'
import { Channel, EmbedPage, watchable, WatchPage } from './channel'
import { Fanpage, PostPage, visiblePosts } from './fanpage'
import { Layout } from './layout'
import { STYLES } from './styles'

export function pageApp({ graph, google }: { graph: GraphContext; google: GoogleContext }): Hono {
  const app = new Hono()
  app.get('/assets/sandbox.css', (c) => c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }))
  app.get(AVATAR_PATH, (c) => c.body(AVATAR, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' }))
  app.get('/', (c) => c.html(document(<Home graph={graph} google={google} />)))
  app.get('/fanpage', (c) => {
    const page = Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1)
    return c.html(document(<Fanpage context={graph} page={page} />))
  })
  app.get('/fanpage/posts/:id', (c) => {
    const post = graph.records.posts.get(c.req.param('id'))
    if (!post || post.isHidden || !isPublic({ post, now: graph.settings.now() }))
      return c.html(document(<Gone current="fanpage" what="Bài viết" />), 404)
    return c.html(document(<PostPage context={graph} post={post} />))
  })
  app.get('/fanpage/captions/:video/:file', async (c) => {
    const video = graph.records.videos.get(c.req.param('video'))
    const caption = video?.captions.find(({ locale }) => `${locale}.vtt` === c.req.param('file'))
    if (!caption) return c.text('Không có phụ đề này', 404)
    const text = await readFile(graph.store.mediaFile(caption.file), 'utf8')
    return c.body(asVtt(text), 200, { 'content-type': 'text/vtt; charset=utf-8' })
  })
  app.get('/kenh', (c) => c.html(document(<Channel context={google} />)))
  app.get('/kenh/watch', (c) => {
    const video = watchable({ context: google, id: c.req.query('v') ?? '' })
    return video
      ? c.html(document(<WatchPage context={google} video={video} />))
      : c.html(document(<Gone current="kenh" what="Video" />), 404)
  })
  app.get('/kenh/embed/:id', (c) => {
    const video = watchable({ context: google, id: c.req.param('id') })
    return video
      ? c.html(document(<EmbedPage context={google} video={video} />))
      : c.html(document(<Gone current="kenh" what="Video" />), 404)
  })
  app.get('/kenh/captions/:file', async (c) => {
    const caption = google.records.captions.get(c.req.param('file').replace(/\.vtt$/, ''))
    if (!caption || !watchable({ context: google, id: caption.videoId })) return c.text('Không có phụ đề này', 404)
    const text = await readFile(google.store.mediaFile(caption.file), 'utf8')
    return c.body(asVtt(text), 200, { 'content-type': 'text/vtt; charset=utf-8' })
  })
  return app
}

function document(page: Child): string {
  return `<!doctype html>${String(page)}`
}

const Home: FC<{ graph: GraphContext; google: GoogleContext }> = ({ graph, google }) => (
  <Layout title="Môi trường thử" current="home">
    <main class="home">
      <h1>Môi trường thử</h1>
      <p>
        Khi chưa nối với Facebook và YouTube, hệ thống gửi bài tới đây thay cho hai nền tảng thật. Không có gì trên trang này được đăng ra
        ngoài. Hãy mở từng nơi để xem độc giả sẽ thấy gì.
      </p>
      <div class="doors">
        <a class="door facebook" href="/fanpage">
          <strong>Fanpage</strong>
          <span>{visiblePosts(graph).length} bài viết</span>
        </a>
        <a class="door youtube" href="/kenh">
          <strong>Kênh video</strong>
          <span>{google.records.videos.all().length} video, kể cả riêng tư</span>
        </a>
      </div>
    </main>
  </Layout>
)

const Gone: FC<{ current: 'fanpage' | 'kenh'; what: string }> = ({ current, what }) => (
  <Layout title={`${what} không xem được`} current={current}>
    <main class="home">
      <h1>{what} này hiện không xem được</h1>
      <p>Có thể nội dung đã bị gỡ, đang ở chế độ riêng tư hoặc chưa xử lý xong.</p>
      <p>
        <a href={current === 'fanpage' ? '/fanpage' : '/kenh'}>{current === 'fanpage' ? 'Về Trang' : 'Về kênh'}</a>
      </p>
    </main>
  </Layout>
)

/** Browsers play WebVTT only; SubRip differs by its head and its comma. */
function asVtt(text: string): string {
  const body = text.replace(/^\uFEFF/, '')
  return body.startsWith('WEBVTT') ? body : `WEBVTT\n\n${body.replace(/(\d\d:\d\d:\d\d),(\d{3})/g, '$1.$2')}`
}
