export default { config: { locales: ['vi'], notifications: { releases: false } }, bootstrap() {} }
