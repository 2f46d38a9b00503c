; Inno Setup's recipe: an installer for one user, which asks for no administrator.
;
;   iscc /DVersion=0.1.0 /DFrozen=C:\build\csm-desktop packaging\windows\csm-desktop.iss

[Setup]
AppId=CSM Desktop
AppName=CSM Desktop
AppVersion={#Version}
DefaultDirName={autopf}\CSM Desktop
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputBaseFilename=csm-desktop-{#Version}
Compression=lzma2/max
SolidCompression=yes
UninstallDisplayIcon={app}\csm-desktop-window.exe

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\CSM Desktop"; Filename: "{app}\csm-desktop-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.csm"; ValueType: string; ValueData: "CSMDesktop.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CSMDesktop.Book"; ValueType: string; ValueData: "CSM Desktop book"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CSMDesktop.Book\shell\open\command"; ValueType: string; ValueData: """{app}\csm-desktop-window.exe"" ""%1"""
