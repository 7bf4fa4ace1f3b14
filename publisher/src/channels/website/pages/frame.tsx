/** Header and footer of every page. */
import type { PageLanguage } from '@hl/config/fixed-page'
import type { FixedLink, Imprint } from '../site-store'
import { DoorIcon, MenuIcon, SearchIcon } from './icons'
import { FOOT, MENU, type MenuLink } from './menu'
import { Phone } from './phone'
import { Evening } from './porch'

/** The menu is a `details`: it opens without script, by keyboard too. */
export const Header = ({ name, path, english }: { name: string; path: string | null; english: FixedLink | null }) => (
  <header class="top" lang="vi">
    <div class="wrap">
      <a class="brand" href="/">
        <DoorIcon size={28} />
        {name}
      </a>
      <nav class="main" aria-label="Chính">
        {MENU.filter(({ isWide }) => isWide).map((link) => (
          <a class="wide" href={link.href} aria-current={path === link.href ? 'page' : undefined}>
            {link.text}
          </a>
        ))}
        {english && (
          <a class="wide" href={english.path} lang="en" hreflang="en">
            English
          </a>
        )}
        <a href="/tim-kiem" aria-current={path === '/tim-kiem' ? 'page' : undefined}>
          <SearchIcon />
          Tìm
        </a>
        <details class="menu">
          <summary>
            <MenuIcon />
            Mục
          </summary>
          <ul>
            {[{ href: '/', text: 'Trang chủ' }, ...MENU].map((link) => (
              <li>
                <a href={link.href} aria-current={path === link.href ? 'page' : undefined}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </nav>
    </div>
  </header>
)

export const Footer = ({ imprint, links }: { imprint: Imprint | null; links: readonly FixedLink[] }) => (
  <footer class="foot" lang="vi">
    <Evening />
    <div class="dusk">
      <div class="wrap">
        <div>
          <p class="promise">Trang này không theo dõi bạn.</p>
          <p>Không cookie, không quảng cáo. Không ai khác biết bạn đọc gì ở đây, trừ khi bạn bấm mở trang của họ.</p>
          <p>
            Khẩn cấp: gọi <a href="tel:113">113</a>.
          </p>
        </div>
        <nav aria-label="Cuối trang">
          <Links title="Nội dung" links={MENU} />
          <Links title="Tiện ích" links={FOOT} />
          <Links title="Về trang này" links={inLanguage(links, 'vi')} />
          <Links title="In English" language="en" links={inLanguage(links, 'en')} />
        </nav>
        {imprint && (
          <div class="imprint">
            <Lines imprint={imprint} />
          </div>
        )}
      </div>
    </div>
  </footer>
)

function inLanguage(links: readonly FixedLink[], wanted: PageLanguage): MenuLink[] {
  return links.filter(({ language }) => language === wanted).map(({ path, title }) => ({ href: path, text: title }))
}

const Links = ({ title, links, language }: { title: string; links: readonly MenuLink[]; language?: PageLanguage }) =>
  links.length === 0 ? null : (
    <div lang={language}>
      <h2>{title}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
    </div>
  )

const Lines = ({ imprint }: { imprint: Imprint }) => {
  const { governingBody, responsiblePerson, address, phone, email, licence, copyrightNote } = imprint
  return (
    <>
      {governingBody && <p>Cơ quan chủ quản: {governingBody}</p>}
      {responsiblePerson && <p>Chịu trách nhiệm nội dung: {responsiblePerson}</p>}
      {address && <p>{address}</p>}
      {phone && (
        <p>
          Điện thoại: <Phone number={phone} />
        </p>
      )}
      {email && (
        <p>
          Thư điện tử: <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      {licence && <p>{licence}</p>}
      {copyrightNote && <p>{copyrightNote}</p>}
    </>
  )
}
