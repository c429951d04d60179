// pm2 start deploy/pm2.config.cjs
module.exports = {
  apps: [
    {
      name: 'partnership-bot',
      cwd: `${__dirname}/..`,
      script: 'dist/main.js',
      // One process; for many servers set SHARDS instead of pm2's instances.
      instances: 1,
      kill_timeout: 15_000,
      restart_delay: 10_000,
      // A wrong setting or document: starting again mends nothing.
      stop_exit_codes: [3],
      max_memory_restart: '1G',
    },
  ],
};
