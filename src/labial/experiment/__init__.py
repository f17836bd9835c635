"""The study of Biasutto-Lervat, Dahmani and Ouni (2019) on any corpus, with further conditions."""
