-- Asks for a token by client credentials on every call; form and header come from the environment.
wrk.method = "POST"
wrk.body = os.getenv("FORM")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = os.getenv("BASIC")

function done(summary, latency, requests)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("%.1f %.1f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000, wrong))
end
