"""What is asked of Windows, held against Microsoft's documentation without a Windows."""
