/** Ways for whoever manages accounts to more than that. */
import { call, type Leak, type Scene, type Trier } from './leak'

export const ACCOUNT_LEAKS: readonly Leak[] = [
  {
    name: 'gives themselves the chief editor role',
    allowed: ['super-admin'],
    attempt: ({ api, scene, trier }) =>
      api.call('PUT', `/admin/users/${own(scene, trier)}`, {
        roles: trier === 'super-admin' ? [scene.roleIds['strapi-super-admin']] : [scene.roleIds['hl-chief-editor']],
      }),
  },
  {
    name: 'gives themselves a role through their profile',
    allowed: [],
    attempt: call(
      'PUT',
      () => '/admin/users/me',
      ({ roleIds }) => ({ roles: [roleIds['strapi-super-admin']] }),
    ),
  },
  {
    name: 'gives another a content role',
    allowed: ['super-admin'],
    attempt: call(
      'PUT',
      ({ ids }) => `/admin/users/${ids.contributor}`,
      ({ roleIds }) => ({ roles: [roleIds['hl-contributor'], roleIds['hl-editor']] }),
    ),
  },
  {
    name: 'makes a super administrator',
    allowed: ['super-admin'],
    attempt: ({ api, scene, trier }) =>
      api.call('POST', '/admin/users', {
        email: `top-${trier}@example.invalid`,
        firstname: 'A',
        lastname: 'B',
        roles: [scene.roleIds['strapi-super-admin']],
      }),
  },
  {
    name: 'makes an account with a content role',
    allowed: ['super-admin'],
    attempt: ({ api, scene, trier }) =>
      api.call('POST', '/admin/users', {
        email: `doc-${trier}@example.invalid`,
        firstname: 'A',
        lastname: 'B',
        roles: [scene.roleIds['hl-inspector']],
      }),
  },
  {
    name: "sets another's password",
    allowed: ['super-admin'],
    attempt: call(
      'PUT',
      ({ ids }) => `/admin/users/${ids.inspector}`,
      () => ({ password: 'Chiem-quyen-1' }),
    ),
  },
  {
    name: "changes another's e-mail address",
    allowed: ['super-admin'],
    attempt: call(
      'PUT',
      ({ ids }) => `/admin/users/${ids.inspector}`,
      () => ({ email: 'chiem@example.invalid' }),
    ),
  },
  {
    name: 'blocks a super administrator',
    allowed: ['super-admin'],
    attempt: call(
      'PUT',
      ({ ids }) => `/admin/users/${ids['super-admin']}`,
      () => ({ firstname: 'Quản' }),
    ),
  },
  { name: 'deletes a super administrator', allowed: [], attempt: call('DELETE', ({ ids }) => `/admin/users/${ids['super-admin']}`) },
  {
    name: 'deletes super administrators in bulk',
    allowed: [],
    attempt: call(
      'POST',
      () => '/admin/users/batch-delete',
      ({ ids }) => ({ ids: [ids['super-admin']] }),
    ),
  },
  { name: 'reads the accounts', allowed: ['system-admin', 'super-admin'], attempt: call('GET', () => '/admin/users') },
  {
    name: 'changes the rights of a role',
    allowed: ['super-admin'],
    attempt: call(
      'PUT',
      ({ roleIds }) => `/admin/roles/${roleIds['hl-system-admin']}`,
      () => ({ name: 'Quản trị hệ thống', description: '' }),
    ),
  },
  { name: 'deletes a role', allowed: [], attempt: call('DELETE', ({ roleIds }) => `/admin/roles/${roleIds['hl-inspector']}`) },
  {
    name: 'makes a key for programs',
    allowed: ['super-admin'],
    attempt: ({ api, trier }) =>
      api.call('POST', '/admin/api-tokens', { name: `k-${trier}`, description: '', type: 'read-only', lifespan: null }),
  },
  { name: 'reads the keys', allowed: ['super-admin'], attempt: call('GET', () => '/admin/api-tokens') },
  { name: 'pushes a whole database', allowed: [], attempt: call('GET', () => '/admin/transfer/runner/push') },
  {
    name: 'makes a webhook',
    allowed: ['super-admin'],
    attempt: ({ api, trier }) =>
      api.call('POST', '/admin/webhooks', { name: `w-${trier}`, url: 'https://example.com/x', headers: {}, events: ['entry.create'] }),
  },
]

function own(scene: Scene, trier: Trier): number {
  return trier === 'nobody' ? 0 : scene.ids[trier]
}
