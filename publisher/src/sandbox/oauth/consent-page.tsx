/** The page on which a person says yes or no: who asks, for which account, and which permissions; each can be withheld. */
import type { Child, FC } from 'hono/jsx'
import { Layout } from '../page/layout'

export interface ConsentChoice {
  id: string
  name: string
  note: string
}

interface ConsentProps {
  brand: 'facebook' | 'youtube'
  title: string
  intro: Child
  /** asked with again when the form is sent */
  query: Readonly<Record<string, string>>
  accounts: { field: string; kind: 'checkbox' | 'radio'; legend: string; choices: readonly ConsentChoice[]; chosen: readonly string[] }
  scopes: readonly { id: string; label: string }[]
}

export const ConsentPage: FC<ConsentProps> = ({ brand, title, intro, query, accounts, scopes }) => (
  <Layout title={title} current="consent">
    <main class={`consent ${brand}`}>
      <h1>{title}</h1>
      <p>{intro}</p>
      <form method="post">
        {Object.entries(query).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend>{accounts.legend}</legend>
          {accounts.choices.map(({ id, name, note }) => (
            <label>
              <input type={accounts.kind} name={accounts.field} value={id} checked={accounts.chosen.includes(id)} />
              <span>
                <strong>{name}</strong>
                <span class="muted">{note}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Cho phép</legend>
          {scopes.map(({ id, label }) => (
            <label>
              <input type="checkbox" name="hl_scope" value={id} checked />
              <span>
                <strong>{label}</strong>
                <span class="muted">{id}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="decision">
          <button name="hl_decision" value="deny">
            Từ chối
          </button>
          <button class="yes" name="hl_decision" value="allow">
            Đồng ý
          </button>
        </div>
      </form>
    </main>
  </Layout>
)

export const ConsentRefused: FC<{ why: string }> = ({ why }) => (
  <Layout title="Yêu cầu không hợp lệ" current="consent">
    <main class="home">
      <h1>Yêu cầu xin phép không hợp lệ</h1>
      <p>Nền tảng không nhận yêu cầu này: {why}</p>
    </main>
  </Layout>
)
