import { findChromium } from '../electron/browsers.mjs'

/**
 * How tests start Chromium: the installed one, or the one that the test run has fetched and named in RECTO_CHROMIUM,
 * without a screen and without any traffic of the browser's own.
 *
 * @returns {{ executablePath?: string, args: string[] }} launch options of Playwright
 */
export function chromiumOptions() {
  const executablePath = process.env['RECTO_CHROMIUM'] ?? findChromium()
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium's sandbox does not start for the user root, which is who runs tests in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  return executablePath === null ? { args } : { executablePath, args }
}
