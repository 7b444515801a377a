/** What Chromium has of the File System Access API (https://wicg.github.io/file-system-access/) beyond TypeScript's DOM types. */
interface FileAccess {
  readonly mode: 'read' | 'readwrite'
}

interface FileSystemHandle {
  queryPermission?(access: FileAccess): Promise<PermissionState>
  requestPermission?(access: FileAccess): Promise<PermissionState>
}

interface FilePickerType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

interface Window {
  showOpenFilePicker?(options: {
    readonly multiple: boolean
    readonly types: readonly FilePickerType[]
  }): Promise<FileSystemFileHandle[]>
  showDirectoryPicker?(options: { readonly mode: 'read' }): Promise<FileSystemDirectoryHandle>
  showSaveFilePicker?(options: {
    readonly suggestedName: string
    readonly types?: readonly FilePickerType[]
  }): Promise<FileSystemFileHandle>
}

interface DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}
