/** Where Strapi's own Vietnamese speaks of Strapi, or not as the board does. */
export const betterWords: Readonly<Record<string, string>> = {
  'HomePage.header.title': 'Xin chào {name}',
  'HomePage.header.subtitle': 'Việc cần làm hôm nay.',
  'Settings.profile.form.section.experience.interfaceLanguageHelp': 'Chỉ đổi ở tài khoản của bạn. Xem thêm {here}.',
  'Settings.apiTokens.title': 'Khóa API',
  'Settings.application.plan-title': 'Bản Strapi',
  'Settings.application.link-pricing': 'Các gói của Strapi (trang ngoài, không cần cho hệ thống này)',
  'Settings.permissions.users.listview.header.subtitle': 'Mọi người có tài khoản ở bàn biên tập',
}
