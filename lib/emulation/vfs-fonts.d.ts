declare module 'pdfmake/build/vfs_fonts.js' {
  /** Roboto in four faces: file name to base64. */
  const fonts: Record<string, string>
  export default fonts
}
