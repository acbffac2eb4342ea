-- The alerts that are open, by rule and by vehicle: judged_at is the greatest number while an alert is open, and of
-- millions of alerts few are.
CREATE INDEX alerts_open ON alerts (rule, vehicle) WHERE judged_at = 9223372036854775807;
