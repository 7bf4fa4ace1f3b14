/** The Page as a visitor sees it: published posts, newest first. */
import type { FC } from 'hono/jsx'
import { formatDateTime } from '@hl/config/time'
import type { GraphContext } from '../graph/context'
import { isPublic, pictureOf } from '../graph/post-node'
import type { Comment, Post, Video } from '../graph/records'
import { Avatar, Layout, Prose } from './layout'
import { ReachLine } from './reach-line'
import { ago } from './text'

const PER_PAGE = 20

export const Fanpage: FC<{ context: GraphContext; page: number }> = ({ context, page }) => {
  const posts = visiblePosts(context)
  const shown = posts.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  const { pageName } = context.settings
  return (
    <Layout title={pageName} current="fanpage">
      <main class="fanpage">
        <header class="profile">
          <div class="banner" aria-hidden="true" />
          <div class="profile-row">
            <Avatar name={pageName} class="big" />
            <div>
              <h1>{pageName}</h1>
              <p class="muted">{posts.length} bài viết · Trang trong môi trường thử</p>
            </div>
          </div>
        </header>
        {shown.length === 0 ? (
          <p class="empty">Trang chưa có bài viết nào.</p>
        ) : (
          shown.map((post) => <PostCard context={context} post={post} />)
        )}
        <nav class="pager">
          {page > 1 ? <a href={`/fanpage?trang=${page - 1}`}>← Mới hơn</a> : <span />}
          {posts.length > page * PER_PAGE ? <a href={`/fanpage?trang=${page + 1}`}>Cũ hơn →</a> : <span />}
        </nav>
      </main>
    </Layout>
  )
}

export const PostPage: FC<{ context: GraphContext; post: Post }> = ({ context, post }) => (
  <Layout title={context.settings.pageName} current="fanpage">
    <main class="fanpage single">
      <p class="back">
        <a href="/fanpage">← Về Trang</a>
      </p>
      <PostCard context={context} post={post} />
    </main>
  </Layout>
)

export function visiblePosts(context: GraphContext): Post[] {
  const now = context.settings.now()
  return context.records.posts
    .all()
    .filter((post) => !post.isHidden && isPublic({ post, now }))
    .reverse()
}

function commentsUnder({ context, post }: { context: GraphContext; post: Post }): Comment[] {
  return context.records.comments.all().filter(({ objectId }) => objectId === post.id || objectId === post.videoId)
}

const PostCard: FC<{ context: GraphContext; post: Post }> = ({ context, post }) => {
  const { pageName, now } = context.settings
  const video = post.videoId === null ? undefined : context.records.videos.get(post.videoId)
  const comments = commentsUnder({ context, post })
  return (
    <article class="post">
      <header>
        <Avatar name={pageName} />
        <div>
          <strong>{pageName}</strong>
          <a class="when" href={`/fanpage/posts/${post.id}`} title={formatDateTime(post.createdAt)}>
            <time datetime={post.createdAt}>{ago({ at: post.createdAt, now: now() })}</time> · Công khai
            {post.updatedAt === post.createdAt ? '' : ' · Đã chỉnh sửa'}
          </a>
        </div>
      </header>
      {post.message ? <Prose text={post.message} /> : null}
      {post.kind === 'link' ? <LinkCard context={context} post={post} /> : null}
      {post.photoIds.length > 0 ? (
        <div class={`photos n${Math.min(post.photoIds.length, 4)}`}>
          {post.photoIds.map((id) => (
            <img src={`/media/photo-${id}`} alt={context.records.photos.get(id)?.alt ?? ''} loading="lazy" />
          ))}
        </div>
      ) : null}
      {video ? <Film video={video} /> : null}
      <ReachLine counts={context.reach.of({ id: post.id, since: post.createdAt, written: comments.length })} />
      <footer aria-hidden="true">
        <span>Thích</span>
        <span>Bình luận</span>
        <span>Chia sẻ</span>
      </footer>
      {comments.map((comment) => (
        <CommentRow context={context} comment={comment} />
      ))}
    </article>
  )
}

const LinkCard: FC<{ context: GraphContext; post: Post }> = ({ context, post }) => {
  const link = post.link ?? ''
  const picture = pictureOf({ context, post })
  return (
    <a class="card" href={link} rel="noopener">
      {picture === null ? null : <img src={picture} alt="" loading="lazy" />}
      <span class="card-text">
        <span class="host">{new URL(link).host}</span>
        <strong>{post.preview?.title ?? link}</strong>
        {post.preview?.description ? <span class="muted">{post.preview.description}</span> : null}
      </span>
    </a>
  )
}

const Film: FC<{ video: Video }> = ({ video }) => (
  <>
    {video.isReel ? <p class="film-title">Thước phim ngắn</p> : null}
    <video
      class={video.isReel ? 'reel' : ''}
      controls
      playsinline
      preload="metadata"
      src={`/media/video-${video.id}`}
      poster={video.thumbnailFile === null ? undefined : `/media/${video.thumbnailFile}`}
    >
      {video.captions.map(({ locale }) => (
        <track kind="captions" srclang={locale.slice(0, 2)} label="Phụ đề" src={`/fanpage/captions/${video.id}/${locale}.vtt`} default />
      ))}
    </video>
    {video.title ? <p class="film-title">{video.title}</p> : null}
  </>
)

const CommentRow: FC<{ context: GraphContext; comment: Comment }> = ({ context, comment }) => (
  <div class="comment" id={comment.id}>
    <Avatar name={context.settings.pageName} class="small" />
    <div>
      <strong>{context.settings.pageName}</strong>
      <Prose text={comment.message} />
      <span class="muted">{ago({ at: comment.createdAt, now: context.settings.now() })}</span>
    </div>
  </div>
)
