# Makes epiestim.csv, the figures ReproductionNumberTests compares with. Needs R and EpiEstim (Debian: r-cran-epiestim).
suppressMessages(library(EpiEstim))
data(Flu2009)
incidence <- Flu2009$incidence$I
interval <- c(0, 0.75, 0.2, 0.05)
end <- seq(5, length(incidence))
result <- estimate_R(incidence, method = "non_parametric_si",
  config = make_config(list(si_distr = interval, t_start = end - 1, t_end = end, mean_prior = 5, std_prior = 5)))
write.csv(data.frame(day = seq_along(incidence), cases = incidence,
  mean = c(rep(NA, 4), result$R$`Mean(R)`), sd = c(rep(NA, 4), result$R$`Std(R)`)),
  "epiestim.csv", row.names = FALSE, na = "", quote = FALSE)
