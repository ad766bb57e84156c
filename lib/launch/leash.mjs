// Loaded into every process of the stack: when the launcher is gone, however it ended, the process stops in order.
const patienceMs = 15_000

process.channel?.unref()
process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref()
  process.kill(process.pid, 'SIGTERM')
})
