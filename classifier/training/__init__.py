"""What makes and measures the network. Only this package needs the extra ``train``."""
