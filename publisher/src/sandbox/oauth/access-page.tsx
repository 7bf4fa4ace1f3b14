/** Where people of the stand-ins take back what they allowed, as in Facebook's and Google's own settings. */
import type { FC } from 'hono/jsx'
import type { PlatformName } from './access-records'
import { Layout } from '../page/layout'

const PARTS: readonly { id: PlatformName; name: string }[] = [
  { id: 'facebook', name: 'Facebook' },
  { id: 'youtube', name: 'YouTube (Google)' },
]

export const AccessPage: FC<{ done: string | null }> = ({ done }) => (
  <Layout title="Quyền đã cấp" current="access">
    <main class="home">
      <h1>Quyền đã cấp</h1>
      <p>
        Như trong phần cài đặt của nền tảng thật: thu hồi thì mọi mã truy cập đã cấp hết hiệu lực ngay, và hệ thống phải được kết nối lại.
      </p>
      {PARTS.map(({ id, name }) => (
        <form class="access" method="post" action={`/quyen/${id}/thu-hoi`}>
          <span>
            <strong>{name}</strong>
            <span class="muted">{done === id ? 'Đã thu hồi mọi quyền cấp trước đây.' : 'Ứng dụng “Con đường hướng thiện”'}</span>
          </span>
          <button>Thu hồi</button>
        </form>
      ))}
      <form class="access" method="post" action="/quyen/facebook/ma">
        <span>
          <strong>Người dùng hệ thống</strong>
          <span class="muted">Như trong Trình quản lý doanh nghiệp của Facebook</span>
        </span>
        <button class="plain">Tạo mã truy cập</button>
      </form>
    </main>
  </Layout>
)

export const TokenPage: FC<{ token: string }> = ({ token }) => (
  <Layout title="Mã truy cập" current="access">
    <main class="home">
      <h1>Mã truy cập của người dùng hệ thống</h1>
      <p>Chép mã này và dán vào trang Kết nối. Mã chỉ hiện một lần.</p>
      <textarea class="token" readonly rows={6}>
        {token}
      </textarea>
      <p>
        <a href="/quyen">Về Quyền đã cấp</a>
      </p>
    </main>
  </Layout>
)
