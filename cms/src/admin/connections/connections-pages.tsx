/** The connections at a glance, and the wizard of one channel. */
import { Navigate, Route, Routes } from 'react-router-dom'
import { CONNECTIONS_PATH } from './connection-paths'
import { ConnectionsPage } from './connections-page'
import { WizardPage } from './wizard-page'

export function ConnectionsPages() {
  return (
    <Routes>
      <Route index element={<ConnectionsPage />} />
      <Route path=":channel" element={<WizardPage />} />
    </Routes>
  )
}

export function ToConnections() {
  return <Navigate to={CONNECTIONS_PATH} replace />
}
