# Forecasts every series four weeks ahead at the 23 levels with one model of the package forecast.
# Rscript peers.R series.csv auto.arima|ets cores
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages({library(forecast); library(parallel)})
data <- read.csv(arguments[1], colClasses = c(location = "character"))
data <- data[order(data$location, data$week), ]
fit <- list(auto.arima = auto.arima, ets = ets)[[arguments[2]]]
level <- 100 * (1 - 2 * c(0.01, 0.025, seq(0.05, 0.45, 0.05)))
forecasts <- mclapply(split(data$value, data$location), function(y) {
  root <- (y + 0.01)^0.25
  forecast(fit(ts(root)), h = 4, level = level)
}, mc.cores = as.integer(arguments[3]))
cat(arguments[2], "on", length(forecasts), "series, package version", as.character(packageVersion("forecast")), "\n")
