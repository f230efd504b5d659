"""The tab “Vertrouwen & groei”: the chart, how the trust is read, the ladder, and the peiling."""
