/** "Quy trình biên tập": the three presets in words, the one in force, and the change with its question. */
import { Box, Flex, Typography } from '@strapi/design-system'
import { Layouts, Page } from '@strapi/strapi/admin'
import { Failure } from '../desk/failure'
import { useWords } from '../desk/use-words'
import { PresetCard } from './preset-card'
import { useChainSettings } from './use-chain-settings'

export function ChainSettingsPage() {
  const say = useWords()
  const { settings, failure, reload, choose, isChanging } = useChainSettings()
  const current = settings?.presets.find(({ id }) => id === settings.preset)
  return (
    <Page.Main>
      <Page.Title>{say('chain.settings')}</Page.Title>
      <Layouts.Header title={say('chain.settings')} subtitle={say('chain.settings.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {failure ? <Failure text={failure} onRetry={() => void reload()} /> : null}
          {settings === null && failure === null ? <Typography textColor="neutral600">{say('desk.loading')}</Typography> : null}
          {settings ? (
            <Typography textColor="neutral700">{say('chain.settings.approvers', { count: settings.approvers })}</Typography>
          ) : null}
          {settings?.warning ? (
            <Box background="warning100" padding={4} hasRadius role="alert">
              <Typography textColor="warning700">{settings.warning}</Typography>
            </Box>
          ) : null}
          {settings?.presets.map((preset) => (
            <PresetCard
              key={preset.id}
              preset={preset}
              currentName={current?.name ?? ''}
              isCurrent={preset.id === settings.preset}
              isChanging={isChanging}
              onChoose={() => void choose(preset)}
            />
          ))}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  )
}
