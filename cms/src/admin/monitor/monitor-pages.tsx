/** The monitor's pages: everything at a glance, the channels' health, how far Items have reached, and one Delivery. */
import { Route, Routes } from 'react-router-dom'
import { ChannelsPage } from '../channels/channels-page'
import { ReachPage } from '../reach/reach-page'
import { DeliveryPage } from './delivery-page'
import { MonitorPage } from './monitor-page'

export function MonitorPages() {
  return (
    <Routes>
      <Route index element={<MonitorPage />} />
      <Route path="kenh" element={<ChannelsPage />} />
      <Route path="ket-qua" element={<ReachPage />} />
      <Route path=":id" element={<DeliveryPage />} />
    </Routes>
  )
}
