/** The bridge into Electron's window: two functions, and nothing of Electron's own. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge } from './contract/bridge.ts'
import { channels } from './host/window-policy.ts'

const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke(channels.invoke, name, input),
  listen(listener) {
    // The event object stays here: it carries a way to send anything on any channel.
    const hear = (_: IpcRendererEvent, event: string, data: unknown) => listener(event, data)
    ipcRenderer.on(channels.event, hear)
    return () => void ipcRenderer.removeListener(channels.event, hear)
  },
}

contextBridge.exposeInMainWorld('plumbline', bridge)
