; Inno Setup's recipe: an installer for one user, which asks for no administrator.
;
;   iscc /DVersion=0.1.0 /DFrozen=C:\build\csm-desktop /OC:\build packaging\windows\csm-desktop.iss
;
; Frozen is a whole path: one that is not would be looked for beside this file.

[Setup]
AppId=CSM Desktop
AppName=CSM Desktop
AppVersion={#Version}
DefaultDirName={autopf}\CSM Desktop
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
CloseApplications=yes
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputBaseFilename=csm-desktop-{#Version}
Compression=lzma2/max
SolidCompression=yes
UninstallDisplayIcon={app}\csm-desktop-window.exe

; What an older version had and this one has not would still be imported.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\CSM Desktop"; Filename: "{app}\csm-desktop-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.csm"; ValueType: string; ValueData: "CSMDesktop.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CSMDesktop.Book"; ValueType: string; ValueData: "CSM Desktop book"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.csm\OpenWithProgids"; ValueType: string; ValueName: "CSMDesktop.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CSMDesktop.Book\DefaultIcon"; ValueType: string; ValueData: "{app}\csm-desktop-window.exe,0"
Root: HKA; Subkey: "Software\Classes\CSMDesktop.Book\shell\open\command"; ValueType: string; ValueData: """{app}\csm-desktop-window.exe"" ""%1"""
